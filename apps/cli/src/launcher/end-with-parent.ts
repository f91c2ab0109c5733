/** Loaded into each process of the launcher before its own code: when the launcher is gone, however it went, so is the process. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
