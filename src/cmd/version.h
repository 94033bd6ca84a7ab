/* What --version prints, GNU style, by every program. */
#ifndef CMD_VERSION_H
#define CMD_VERSION_H

void version_print(void);

#endif
