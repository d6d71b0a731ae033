import { For } from 'solid-js'
import styles from './sign-in.module.css'
import { drawTown } from './town-picture.ts'

const WIDTH = 1000
const HEIGHT = 1000

export function TownView() {
  const town = drawTown(WIDTH, HEIGHT)
  return (
    <svg
      class={styles.town}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <For each={town.blocks}>
        {(block) => <path d={block.path} class={styles[`tone${block.tone}`]} />}
      </For>
      <path d={town.river} class={styles.river} />
      <For each={town.marks}>
        {(mark) => (
          <g class={styles[`mark${mark.kind}`]}>
            <circle cx={mark.x} cy={mark.y} r={mark.r + 5} class={styles.halo} />
            <circle cx={mark.x} cy={mark.y} r={mark.r} />
          </g>
        )}
      </For>
    </svg>
  )
}
