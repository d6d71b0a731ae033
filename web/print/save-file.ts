export { saveFile as download, toBlob } from '../ui/save-file.ts'
