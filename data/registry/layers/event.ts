import { GROUP_COLOURS } from '../colours.ts'
import { both, choice, date, enumValue, type LayerEntry, text } from '../entry.ts'
import { EVENT_CATEGORIES_2021 } from '../event-categories-2021.ts'
import { EVENT_LEVELS, EVENT_SOURCES, EVENT_STATES } from '../event-vocabulary.ts'

/** 事件: `class` is the category of 2021 (older ones by their mapping), `state` the state of the loop. */
export const EVENT: LayerEntry = {
  code: 'EVENT',
  name: both('事件', 'Events'),
  group: 'core',
  base: 'map',
  geometry: 'point',
  symbol: { icon: 'maki:caution', colour: GROUP_COLOURS.core },
  classAttribute: 'category',
  stateAttribute: 'state',
  attributes: [
    {
      key: 'category',
      name: both('平台', 'Platform'),
      type: 'enum',
      sensitivity: 1,
      values: EVENT_CATEGORIES_2021.map((c) => enumValue(c.code, c.name.zh, c.name.en, c.colour)),
    },
    {
      key: 'state',
      name: both('状态', 'State'),
      type: 'enum',
      sensitivity: 1,
      values: EVENT_STATES.map((s) => enumValue(s.code, s.name.zh, s.name.en)),
    },
    text('subclass', '小类', 'Subclass'),
    {
      key: 'level',
      name: both('等级', 'Level'),
      type: 'enum',
      sensitivity: 1,
      values: EVENT_LEVELS.map((l) => enumValue(l.code, l.name.zh, l.name.en, l.colour)),
    },
    choice('source', '来源', 'Source', EVENT_SOURCES),
    date('reported_at', '上报时间', 'Reported'),
    date('deadline_at', '办结期限', 'Deadline'),
    date('closed_at', '结案时间', 'Closed'),
    text('description', '描述', 'Description', { sensitivity: 3 }),
  ],
  serves: both('发生了什么，办到哪一步', 'What happened and how far it is'),
  minZoom: 8,
  shownAtFirst: true,
  statesHiddenAtFirst: EVENT_STATES.filter((s) => !s.open).map((s) => s.code),
  sensitivity: 1,
}
