export { distanceM } from '../../../../data/rules/distance.ts'
