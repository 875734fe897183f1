import { connect } from 'node:net';

/** An answer as it came over the wire. */
export type RawAnswer = {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  readonly closed: boolean;
};

/** Sends bytes as they are and reads until the server closes, or has sent a whole answer of the length it says. */
export function rawRequest(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const finish = (closed: boolean): void => {
      socket.destroy();
      const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body, closed });
    };
    socket.on('data', (data) => {
      text += data.toString('latin1');
      const [head = '', body] = text.split(/\r\n\r\n(.*)/s);
      const length = /content-length: (\d+)/i.exec(head)?.[1];
      const closes = /connection: close/i.test(head);
      if (!closes && body !== undefined && length !== undefined && body.length >= Number(length)) finish(false);
    });
    socket.on('close', () => finish(true));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('connect', () => socket.write(bytes));
  });
}
