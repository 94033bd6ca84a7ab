/* Ctrl-C and the like while a file is made: nothing half-written stays. */
#ifndef CMD_INTERRUPT_H
#define CMD_INTERRUPT_H

/* From now on SIGINT, SIGTERM and SIGHUP (but those that are ignored) remove
 * the temporary file beside TARGET before they end the program. Call it before
 * any other thread is started; TARGET must live as long as the program. */
void interrupt_guard(const char *target);

#endif
