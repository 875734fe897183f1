import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Whether certificates can be made here. */
export const hasOpenssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0;

/** Makes a certificate for 127.0.0.1 that its own key signed, both as PEM files in the folder: `NAME.pem`, `NAME.key`. */
export function makeCertificate(folder: string, name: string): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  const subject = ['-subj', '/CN=tsferry test', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const { status, stderr } = spawnSync('openssl', ['req', '-x509', ...newKey, ...subject, '-out', cert], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { cert, key };
}
