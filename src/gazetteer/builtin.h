/* builtin.h: the default knowledge, compiled by the build and embedded in the program. */
#ifndef DL_GAZETTEER_BUILTIN_H
#define DL_GAZETTEER_BUILTIN_H

/* From builtin.S: the image lies between the two. */
extern const unsigned char dl_builtin_image[], dl_builtin_image_end[];

#endif
