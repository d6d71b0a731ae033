import { createSignal } from 'solid-js'
import type { CloudLook } from '../map/map-controller.ts'
import type { ClassMethod } from './map/class-breaks.ts'

const [cloudLook, setCloudLook] = createSignal<CloudLook>('points')
const [classMethod, setClassMethod] = createSignal<ClassMethod>('quantile')
const [classCount, setClassCount] = createSignal(5)

/** How the map draws the answer; not part of the question. */
export { classCount, classMethod, cloudLook, setClassCount, setClassMethod, setCloudLook }
