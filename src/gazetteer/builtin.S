/* builtin.S: embeds the compiled dictionary; DL_BUILTIN_IMAGE is its path. */
#if defined(__ELF__)
    .section .rodata
    .globl dl_builtin_image
    .hidden dl_builtin_image
    .globl dl_builtin_image_end
    .hidden dl_builtin_image_end
    .balign 64
dl_builtin_image:
    .incbin DL_BUILTIN_IMAGE
dl_builtin_image_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
#else
#error "builtin.S knows ELF only"
#endif
