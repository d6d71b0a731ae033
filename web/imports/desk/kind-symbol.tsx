import type { DeskRowKind } from '../../../data/contracts/index.ts'
import { DESK_SYMBOLS } from '../../map/overlay/desk-symbols.ts'
import { theme } from '../../session/preferences.ts'

/** The very symbol of the map. */
export function KindSymbol(props: { kind: DeskRowKind; size?: number }) {
  const symbol = () => DESK_SYMBOLS[props.kind]
  return (
    <svg
      width={props.size ?? 16}
      height={props.size ?? 16}
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill={symbol().colour[theme()]}
    >
      <path d={symbol().shape} />
      <path
        d={symbol().glyph}
        fill="none"
        stroke={theme() === 'dark' ? '#14171a' : '#ffffff'}
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
