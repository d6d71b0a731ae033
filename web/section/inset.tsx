import Maximize2 from 'lucide-solid/icons/maximize-2'
import { createMemo, Match, Show, Switch } from 'solid-js'
import type { BuildingSection } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { openDrawer } from '../session/drawer.ts'
import { changeView } from '../session/view.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { fittingCellRem } from './cell-size.ts'
import styles from './inset.module.css'
import { Lattice } from './lattice.tsx'
import { Legend } from './legend.tsx'
import { createSection } from './load-section.ts'
import { question } from './question.ts'
import { QuestionPicker } from './question-picker.tsx'
import { sectionLattice } from './section-lattice.ts'
import './tones.css'

interface InsetProps {
  building: string
  room: string | null
}

/** The small section on the card of a building or room. */
export default function SectionInset(props: InsetProps) {
  const section = createSection(() => props.building)
  const rooms = () =>
    section.value()?.stairwells.flatMap((s) => s.floors.flatMap((floor) => floor.rooms)) ?? []
  return (
    <section class={styles.inset}>
      <header class={styles.header}>
        <h3>{t('section.title')}</h3>
        <QuestionPicker rooms={rooms()} compact />
        <IconButton
          size="small"
          label={t('section.open')}
          tipSide="left"
          onClick={() => openDrawer('section', props.building)}
        >
          <Maximize2 size={16} />
        </IconButton>
      </header>
      <Switch fallback={<Skeleton lines={[100, 100, 100]} />}>
        <Match when={section.error()}>
          <ErrorState error={section.error()} onRetry={() => section.reload()} />
        </Match>
        <Match when={section.value()}>
          {(loaded) => <Small section={loaded()} room={props.room} />}
        </Match>
      </Switch>
    </section>
  )
}

const WIDTH_REM = 19.5
const HEIGHT_REM = 14

function Small(props: { section: BuildingSection; room: string | null }) {
  const lattice = createMemo(() => sectionLattice(props.section))
  const cellRem = () => fittingCellRem(lattice(), { widthRem: WIDTH_REM, heightRem: HEIGHT_REM })
  return (
    <Show
      when={lattice().rooms.length > 0}
      fallback={<p class={styles.none}>{t('section.noRooms')}</p>}
    >
      <div class={styles.scroll}>
        <Lattice
          lattice={lattice()}
          question={question()}
          selected={props.room}
          cellRem={cellRem()}
          onOpen={(room) => changeView({ selection: { layer: 'ADDRESS', code: room.code } })}
        />
      </div>
      <Legend question={question()} rooms={lattice().rooms} />
    </Show>
  )
}
