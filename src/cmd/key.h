/* Single keys from a terminal. */
#ifndef CMD_KEY_H
#define CMD_KEY_H

#define KEY_END '\0'		/* end of input, Ctrl-D */
#define KEY_UNKNOWN '\001'	/* an arrow or function key */

/* Wait for one key of standard input, without echo. The terminal is as it was
 * before and after: Ctrl-C and Ctrl-Z act once it is put right, and a signal
 * that ends the program puts it right first. */
char key_read(void);

#endif
