export { type KeysLock, lockKeys, lockSentence, readLock } from './lock.ts'
export { type Keys, openKeys } from './open-keys.ts'
export { type DataRotation, type Resealer, rotateData, rotateMaster } from './rotate-keys.ts'
