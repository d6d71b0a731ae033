import { For, lazy, onCleanup, onMount, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { appCommands } from './app-commands.ts'
import { ScopeChip } from './divisions/scope-chip.tsx'
import { t } from './i18n/index.ts'
import { SearchBox } from './search/search-box.tsx'
import { expired, takeNote } from './session/account.ts'
import { pageDialog, setPageDialog } from './session/dialogs.ts'
import { closeDrawer, drawer } from './session/drawer.ts'
import { map } from './session/map-handle.ts'
import { panelOpen } from './session/preferences.ts'
import { view } from './session/view.ts'
import type { Workspace } from './session/view-state.ts'
import { Drawer } from './shell/drawer.tsx'
import { PanelWait } from './shell/panel-wait.tsx'
import { Part } from './shell/part.tsx'
import { Rail } from './shell/rail.tsx'
import { Shell } from './shell/shell.tsx'
import { installShortcuts } from './shell/shortcuts.ts'
import { BuildingInset, Card, drawerOf, EventInset, mapOverlays, workspacePanels } from './slots.ts'
import { startLive } from './start-live.ts'
import { startPlace, startView } from './start-view.ts'
import { errorText } from './ui/error-text.ts'
import { showToast } from './ui/toast.tsx'

const PrintDialog = lazy(() => import('./print/print-dialog.tsx'))
const KeyboardDialog = lazy(() => import('./shell/keyboard-dialog.tsx'))
const MyAccountDialog = lazy(() => import('./my-account/my-account-dialog.tsx'))
const ExpiredDialog = lazy(() => import('./sign-in/expired-dialog.tsx'))

/** The page of somebody who is signed in: puts the domains into the shell. */
export function Workbench() {
  startView()
  startLive()
  onMount(() => {
    if (takeNote() === 'rightsChanged') showToast({ text: t('signIn.rightsChanged'), stays: true })
  })
  onMount(() => onCleanup(installShortcuts(exists)))
  const panel = () => (panelOpen() === 'on' ? workspacePanels[view.workspace] : undefined)
  return (
    <>
      <Shell
        onReady={() => startPlace().catch(tell)}
        rail={<Rail exists={exists} />}
        search={<SearchBox commands={appCommands} />}
        scope={<ScopeChip />}
        panel={
          <Show when={panel()}>
            {(Panel) => (
              <Part fallback={<PanelWait />}>
                <Dynamic component={Panel()} />
              </Part>
            )}
          </Show>
        }
        card={
          <Show when={view.selection}>
            <Part fallback={<PanelWait />}>
              <Card BuildingInset={BuildingInset} EventInset={EventInset} />
            </Part>
          </Show>
        }
        drawer={<OpenDrawer />}
        overlays={
          <Show when={map()}>
            <For each={mapOverlays}>
              {(Overlay) => (
                <Part quiet>
                  <Overlay />
                </Part>
              )}
            </For>
          </Show>
        }
      />
      <Dialogs />
    </>
  )
}

const tell = (error: unknown) => showToast({ tone: 'error', text: errorText(error) })

const exists = (workspace: Workspace) => workspacePanels[workspace] !== undefined

function OpenDrawer() {
  const content = () => {
    const open = drawer()
    const Content = open && drawerOf[open.domain]
    return open && Content ? { Content, subject: open.subject } : null
  }
  return (
    <Show when={content()}>
      {(open) => (
        <Drawer label={t('shell.drawer')} onClose={closeDrawer}>
          <Part fallback={<PanelWait />}>
            <Dynamic component={open().Content} subject={open().subject} />
          </Part>
        </Drawer>
      )}
    </Show>
  )
}

function Dialogs() {
  return (
    <Part quiet>
      <Show when={pageDialog() === 'print'}>
        <PrintDialog onClose={() => setPageDialog(null)} />
      </Show>
      <Show when={pageDialog() === 'keyboard'}>
        <KeyboardDialog onClose={() => setPageDialog(null)} />
      </Show>
      <Show when={pageDialog() === 'account'}>
        <MyAccountDialog onClose={() => setPageDialog(null)} />
      </Show>
      <Show when={expired()}>
        <ExpiredDialog />
      </Show>
    </Part>
  )
}
