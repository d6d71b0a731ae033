import type { CloudBeside, PointCloud } from '../map-controller.ts'
import type { MapCore } from '../view/map-core.ts'
import type { CloudPane } from './cloud-pane.ts'

/** The pane of answers; its code is fetched with the first of them. */
export function openCloud(core: MapCore, isToolActive: () => boolean): CloudPane {
  let opened: CloudPane | null = null
  let opening = false
  let wanted: PointCloud | null = null
  let mask: Uint8Array | null = null
  let beside: CloudBeside | null = null
  let divider = 0.5
  const apply = () => {
    opened?.set(wanted)
    opened?.setMask(mask)
    opened?.setDivider(divider)
    opened?.setBeside(beside)
  }
  return {
    set(cloud) {
      wanted = cloud
      mask = null
      if (opened) opened.set(cloud)
      if (opened || opening || cloud === null) return
      opening = true
      import('./cloud-pane.ts').then(({ createCloudPane }) => {
        opened = createCloudPane(core, isToolActive)
        apply()
      })
    },
    setMask(next) {
      mask = next
      opened?.setMask(next)
    },
    setBeside(next) {
      beside = next
      opened?.setBeside(next)
    },
    setDivider(at) {
      divider = at
      opened?.setDivider(at)
    },
  }
}
