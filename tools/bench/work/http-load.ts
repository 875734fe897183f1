/** Asks a server as fast as it answers, over so many connections, for a while. */
import { Agent, request } from 'node:http';

/** What is asked, again and again. */
export type Call = {
  readonly url: string;
  readonly token?: string;
  /** Sent as JSON, with POST. */
  readonly body?: object;
};

/** What came of it. */
export type Load = { readonly perSecond: number; readonly p99: number };

/** Loads a server. Each connection asks at least once. Throws at the first answer that is no success. */
export async function load(call: Call, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let count = 0; count < 1 || performance.now() < end; count++) {
        const asked = performance.now();
        await ask(agent, call);
        times.push(performance.now() - asked);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / took, p99: times[Math.ceil(times.length * 0.99) - 1]! };
}

function ask(agent: Agent, { url, token, body }: Call): Promise<void> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((done, fail) => {
    request(url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode! < 300 ? done() : fail(new Error(`${url}: ${answer.statusCode}`))));
    })
      .on('error', fail)
      .end(text);
  });
}
