import { language, setLanguage, t, text } from './i18n/index.ts'
import type { Command } from './search/commands.ts'
import { account } from './session/account.ts'
import { FIRST_ADDRESS_VIEW, mayEditAddresses } from './session/address-view.ts'
import { catalogue } from './session/catalogue.ts'
import { setPageDialog } from './session/dialogs.ts'
import { goToBounds } from './session/go-to.ts'
import { allOff, setVisible, viewOf } from './session/layer-views.ts'
import { chooseTool } from './session/map-handle.ts'
import { largeType, setLargeType, setPanelOpen, setThemeChoice } from './session/preferences.ts'
import { changeView, view } from './session/view.ts'
import { copyLink, toggleFullScreen } from './shell/page-actions.ts'
import { workspacesFor } from './shell/workspaces.ts'
import { workspacePanels } from './slots.ts'

/** What can be typed into the search box to be done. Words stand in both languages at any time. */
export function appCommands(): Command[] {
  return [...pageCommands(), ...workspaceCommands(), ...addressCommands(), ...layerCommands()]
}

function pageCommands(): Command[] {
  const command = (id: string, label: string, words: string[], run: () => void): Command => ({
    id,
    label,
    words,
    kind: 'command',
    run,
  })
  const otherLanguage = language() === 'zh' ? 'en' : 'zh'
  return [
    command('dark', t('shell.commandDark'), ['深色', '夜间', 'dark', 'night'], () =>
      setThemeChoice('dark'),
    ),
    command('light', t('shell.commandLight'), ['浅色', '白天', 'light', 'day'], () =>
      setThemeChoice('light'),
    ),
    command('language', t('shell.commandLanguage'), ['english', '中文', '语言', 'language'], () =>
      setLanguage(otherLanguage),
    ),
    command('largeType', t('shell.largeType'), ['大字', '字号', 'large', 'font'], () =>
      setLargeType(largeType() === 'on' ? 'off' : 'on'),
    ),
    command('length', t('shell.measureLength'), ['测距', '距离', 'distance', 'measure'], () =>
      chooseTool('measureLength'),
    ),
    command('area', t('shell.measureArea'), ['测面积', '面积', 'area', 'measure'], () =>
      chooseTool('measureArea'),
    ),
    command('print', t('shell.print'), ['打印', '导出', '出图', 'print', 'pdf', 'png'], () =>
      setPageDialog('print'),
    ),
    command('link', t('shell.copyLink'), ['分享', '链接', 'share', 'link'], () => void copyLink()),
    command('full', t('shell.fullScreen'), ['全屏', 'full screen'], () => void toggleFullScreen()),
    command('keys', t('shell.keyboard'), ['快捷键', '帮助', 'help', 'keys', '?'], () =>
      setPageDialog('keyboard'),
    ),
    command('off', t('layers.allOff'), ['关闭图层', '全关', 'all off', 'hide all'], () =>
      changeView({ layers: allOff(view.layers, catalogue()) }),
    ),
  ]
}

function workspaceCommands(): Command[] {
  const exists = (id: keyof typeof workspacePanels) => workspacePanels[id] !== undefined
  return workspacesFor(account()?.user.roles ?? [], exists).map(({ id }) => ({
    id: `workspace-${id}`,
    label: t(`shell.${id}`),
    words: [id],
    kind: 'command',
    hint: t('shell.workspace'),
    run: () => {
      setPanelOpen('on')
      changeView({ workspace: id })
    },
  }))
}

function addressCommands(): Command[] {
  if (!mayEditAddresses()) return []
  return [
    {
      id: 'addresses',
      label: t('addresses.command'),
      words: ['地址库', '标准地址', '核实', 'addresses', 'address base'],
      kind: 'command',
      run: () => {
        setPanelOpen('on')
        changeView({ workspace: 'data', address: view.address ?? FIRST_ADDRESS_VIEW })
      },
    },
  ]
}

function layerCommands(): Command[] {
  return catalogue().map((layer) => {
    const { visible } = viewOf(view.layers, layer.code)
    return {
      id: `layer-${layer.code}`,
      label: text(layer.name),
      words: [layer.name.zh, layer.name.en, layer.code],
      kind: 'layer',
      hint: visible ? t('search.hideLayer') : t('search.showLayer'),
      layer: layer.code,
      run: () => {
        changeView({ layers: setVisible(view.layers, layer.code, !visible, catalogue()) })
        if (!visible && layer.bounds && !overlapsView(layer.bounds)) goToBounds(layer.bounds)
      },
    }
  })
}

/** The centre of the view lies in these bounds. */
function overlapsView(bounds: readonly [number, number, number, number]): boolean {
  const [west, south, east, north] = bounds
  return view.lon >= west && view.lon <= east && view.lat >= south && view.lat <= north
}
