export {
  checkRelativePath,
  joinInside,
  nameFault,
  nameKey,
  safeFolderName,
  showName,
  uniqueFolderNames,
} from './content/safe-path.js';
