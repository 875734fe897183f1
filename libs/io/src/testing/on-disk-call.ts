import { nodeDisk, type Disk } from '../publish/disk.js';

/** The real disk, which counts its calls and tells of each before it is made. */
export function onCall(counted: { calls: number }, tell: (calls: number, syscall: string, path: string) => void): Disk {
  const call = <A extends unknown[], R>(syscall: string, work: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      counted.calls += 1;
      tell(counted.calls, syscall, String(args[0]));
      return work(...args);
    };
  };
  return {
    copy: call('copy', nodeDisk.copy),
    makeFolder: call('mkdir', nodeDisk.makeFolder),
    makeNewFolder: call('mkdir', nodeDisk.makeNewFolder),
    removeEmptyFolder: call('rmdir', nodeDisk.removeEmptyFolder),
    writeNew: call('write', nodeDisk.writeNew),
    rename: call('rename', nodeDisk.rename),
    remove: call('rm', nodeDisk.remove),
    syncFolder: call('fsync', nodeDisk.syncFolder),
  };
}
