import { pino, type Logger } from 'pino';

/**
 * The log of a server: JSON lines on standard error. Whatever an object that is logged holds of a token, a cookie or a
 * password is left out.
 */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error' = 'info'): Logger {
  return pino(
    { level, base: null, redact: { paths: secretPaths, remove: true } },
    pino.destination({ dest: 2, sync: true }),
  );
}

const secretPaths = ['*.authorization', '*.cookie', '*.token.secret', '*.password', 'headers', '*.headers'];
