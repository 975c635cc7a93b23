/* status.c: codes → texts, and the version. */
#include "dateline.h"

const char *dateline_status_text(dateline_status status)
{
    static const char *const texts[] = {
#define X(code, text) text,
        DATELINE_STATUS_LIST(X)
#undef X
    };
    return (size_t)status < sizeof texts / sizeof *texts ? texts[status] : "unknown status";
}

const char *dateline_version(void)
{
    return DL_VERSION;
}
