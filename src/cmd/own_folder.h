/* Where this program was put: what belongs to it lies beside. */
#ifndef CMD_OWN_FOLDER_H
#define CMD_OWN_FOLDER_H

#include "base/sv.h"

#include <stddef.h>

/* The folder of this program's own file; "" when it cannot be told. */
struct sv own_folder(char *into, size_t size);

#endif
