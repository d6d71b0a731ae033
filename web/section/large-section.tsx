import Minus from 'lucide-solid/icons/minus'
import Plus from 'lucide-solid/icons/plus'
import {
  createEffect,
  createMemo,
  createSignal,
  Match,
  on,
  onCleanup,
  onMount,
  Show,
  Switch,
} from 'solid-js'
import type { BuildingSection } from '../../data/contracts/index.ts'
import { BUILDING_USES } from '../../data/registry/vocabulary.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { closeDrawer } from '../session/drawer.ts'
import { changeView, view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { valueName } from '../ui/vocabulary.ts'
import { clampCellRem, fittingCellRem } from './cell-size.ts'
import styles from './large-section.module.css'
import { Lattice } from './lattice.tsx'
import { Legend } from './legend.tsx'
import { createSection } from './load-section.ts'
import { question } from './question.ts'
import { QuestionPicker } from './question-picker.tsx'
import { sectionLattice } from './section-lattice.ts'
import './tones.css'

/** The section over the map, as large as fits; the card of the chosen room stays beside it. */
export default function LargeSection(props: { building: string }) {
  const section = createSection(() => props.building)
  return (
    <Panel title={title(section.value())} onClose={closeDrawer} class={styles.panel ?? ''}>
      <Switch fallback={<Skeleton lines={[30, 100, 100, 100, 100]} />}>
        <Match when={section.error()}>
          <ErrorState error={section.error()} onRetry={() => section.reload()} />
        </Match>
        <Match when={section.value()}>{(loaded) => <Large section={loaded()} />}</Match>
      </Switch>
    </Panel>
  )
}

const ZOOM_STEP = 1.25
const PADDING_REM = 2

function Large(props: { section: BuildingSection }) {
  let scroll!: HTMLDivElement
  const lattice = createMemo(() => sectionLattice(props.section))
  const [cellRem, setCellRem] = createSignal(2)
  const fit = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const room = {
      widthRem: scroll.clientWidth / rem - PADDING_REM,
      heightRem: scroll.clientHeight / rem - PADDING_REM,
    }
    setCellRem(fittingCellRem(lattice(), room))
  }
  onMount(() => {
    const observer = new ResizeObserver(fit)
    observer.observe(scroll)
    onCleanup(() => observer.disconnect())
  })
  createEffect(on(lattice, fit, { defer: true }))
  const zoom = (factor: number) => setCellRem(clampCellRem(cellRem() * factor))
  return (
    <div class={styles.section}>
      <header class={styles.header}>
        <Facts section={props.section} rooms={lattice().rooms.length} />
        <QuestionPicker rooms={lattice().rooms} />
        <div class={styles.zoom}>
          <IconButton size="small" label={t('section.zoomOut')} onClick={() => zoom(1 / ZOOM_STEP)}>
            <Minus size={16} />
          </IconButton>
          <IconButton size="small" label={t('section.zoomIn')} onClick={() => zoom(ZOOM_STEP)}>
            <Plus size={16} />
          </IconButton>
        </div>
      </header>
      <div class={styles.scroll} ref={scroll}>
        <Show
          when={lattice().rooms.length > 0}
          fallback={<EmptyState title={t('section.title')} hint={t('section.noRooms')} />}
        >
          <div class={styles.building}>
            <Lattice
              lattice={lattice()}
              question={question()}
              selected={view.selection?.code ?? null}
              cellRem={cellRem()}
              onOpen={(room) => changeView({ selection: { layer: 'ADDRESS', code: room.code } })}
            />
          </div>
        </Show>
      </div>
      <footer class={styles.footer}>
        <Legend question={question()} rooms={lattice().rooms} />
        <span class={styles.hint}>{t('section.keyboardHint')}</span>
      </footer>
    </div>
  )
}

const title = (section: BuildingSection | undefined) =>
  section ? `${t('section.title')} · ${section.title}` : t('section.title')

function Facts(props: { section: BuildingSection; rooms: number }) {
  const facts = () =>
    [
      valueName(BUILDING_USES, props.section.use),
      t('section.floorCount', { floors: props.section.floors }),
      t('section.rooms', { count: formatNumber(props.rooms) }),
      props.section.year && t('section.builtIn', { year: props.section.year }),
    ].filter(Boolean)
  return <div class={styles.facts}>{facts().join(' · ')}</div>
}
