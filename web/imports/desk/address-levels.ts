export { levelText } from '../../ui/address-level.ts'
