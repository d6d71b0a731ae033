import Expand from 'lucide-solid/icons/expand'
import House from 'lucide-solid/icons/house'
import Link2 from 'lucide-solid/icons/link-2'
import LocateFixed from 'lucide-solid/icons/locate-fixed'
import MapIcon from 'lucide-solid/icons/map'
import Minus from 'lucide-solid/icons/minus'
import Plus from 'lucide-solid/icons/plus'
import Printer from 'lucide-solid/icons/printer'
import Ruler from 'lucide-solid/icons/ruler'
import Shrink from 'lucide-solid/icons/shrink'
import Square from 'lucide-solid/icons/square-dashed'
import { createSignal, type JSX, onCleanup, Show } from 'solid-js'
import { t, text } from '../i18n/index.ts'
import type { MapTool } from '../map/map-controller.ts'
import { setPageDialog } from '../session/dialogs.ts'
import { chooseTool, map, tool } from '../session/map-handle.ts'
import { currentBaseMap, settings } from '../session/settings.ts'
import { changeView } from '../session/view.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { MenuButton, type MenuEntry } from '../ui/menu-button.tsx'
import { goToStart } from './go-to-start.ts'
import styles from './map-buttons.module.css'
import { canLocate, goToMyPosition, locating } from './my-position.ts'
import { copyLink, toggleFullScreen } from './page-actions.ts'

/** Tools on the right edge: what to do with the map above, how near to stand below. */
export function MapButtons() {
  return (
    <div class={styles.column}>
      <Group label={t('shell.tools')}>
        <BaseMapMenu />
        <ToolButton tool="measureLength" label={t('shell.measureLength')} shortcut="D">
          <Ruler size={18} />
        </ToolButton>
        <ToolButton tool="measureArea" label={t('shell.measureArea')} shortcut="A">
          <Square size={18} />
        </ToolButton>
        <IconButton
          label={t('shell.print')}
          shortcut="P"
          tipSide="left"
          onClick={() => setPageDialog('print')}
        >
          <Printer size={18} />
        </IconButton>
        <IconButton label={t('shell.copyLink')} shortcut="L" tipSide="left" onClick={copyLink}>
          <Link2 size={18} />
        </IconButton>
        <FullScreenButton />
      </Group>
      <Group label={t('shell.zoom')}>
        <IconButton label={t('shell.zoomIn')} shortcut="+" tipSide="left" onClick={() => zoom(1)}>
          <Plus size={18} />
        </IconButton>
        <IconButton label={t('shell.zoomOut')} shortcut="-" tipSide="left" onClick={() => zoom(-1)}>
          <Minus size={18} />
        </IconButton>
        <IconButton label={t('shell.wholeArea')} shortcut="0" tipSide="left" onClick={goToStart}>
          <House size={18} />
        </IconButton>
        <Show when={canLocate()}>
          <IconButton
            label={t('shell.myPosition')}
            tipSide="left"
            disabled={locating()}
            onClick={goToMyPosition}
          >
            <LocateFixed size={18} />
          </IconButton>
        </Show>
      </Group>
    </div>
  )
}

const zoom = (delta: number) => map()?.zoomBy(delta)

function Group(props: { label: string; children: JSX.Element }) {
  return (
    <div class={styles.group} role="toolbar" aria-label={props.label} aria-orientation="vertical">
      {props.children}
    </div>
  )
}

interface ToolButtonProps {
  tool: MapTool
  label: string
  shortcut: string
  children: JSX.Element
}

function ToolButton(props: ToolButtonProps) {
  return (
    <IconButton
      label={props.label}
      shortcut={props.shortcut}
      tipSide="left"
      pressed={tool() === props.tool}
      onClick={() => chooseTool(tool() === props.tool ? 'none' : props.tool)}
    >
      {props.children}
    </IconButton>
  )
}

function BaseMapMenu() {
  const baseMaps = () => settings()?.baseMaps ?? []
  const entries = (): MenuEntry[] => [
    { heading: t('shell.baseMap') },
    ...baseMaps().map((base) => ({
      id: base.id,
      label: text(base.name),
      checked: base.id === currentBaseMap()?.id,
      onSelect: () => changeView({ baseMap: base.id }),
    })),
  ]
  return (
    <Show when={baseMaps().length > 1}>
      <MenuButton
        label={t('shell.baseMap')}
        tip={t('shell.baseMap')}
        tipSide="left"
        triggerClass={styles.trigger ?? ''}
        trigger={<MapIcon size={18} />}
        entries={entries()}
        side="left-start"
      />
    </Show>
  )
}

function FullScreenButton() {
  const [full, setFull] = createSignal(Boolean(document.fullscreenElement))
  const follow = () => setFull(Boolean(document.fullscreenElement))
  document.addEventListener('fullscreenchange', follow)
  onCleanup(() => document.removeEventListener('fullscreenchange', follow))
  return (
    <Show when={document.fullscreenEnabled}>
      <IconButton
        label={full() ? t('shell.leaveFullScreen') : t('shell.fullScreen')}
        shortcut="F"
        tipSide="left"
        onClick={toggleFullScreen}
      >
        <Show when={full()} fallback={<Expand size={18} />}>
          <Shrink size={18} />
        </Show>
      </IconButton>
    </Show>
  )
}
