import type { AddressState } from '../../data/contracts/index.ts'
import { Chip } from '../ui/chip.tsx'
import { STATE_TONES, stateText } from './address-texts.ts'

export function StateChip(props: { state: AddressState }) {
  return <Chip tone={STATE_TONES[props.state]}>{stateText(props.state)}</Chip>
}
