import { createBoundaryTool } from './boundary-tool.ts'
import { createHoleTool } from './hole-tool.ts'
import { createMergeTool } from './merge-tool.ts'
import { createReassignTool } from './reassign-tool.ts'
import { createSelectTool } from './select-tool.ts'
import { createSplitTool } from './split-tool.ts'
import type { Tool, ToolDesk, ToolId } from './tool.ts'
import { createTraceTool } from './trace-tool.ts'

/** The instances of `Tool`, each made anew when it is taken up. */
export function createTool(id: ToolId, desk: ToolDesk, nameOfHole: () => string): Tool {
  switch (id) {
    case 'select':
      return createSelectTool(desk)
    case 'boundary':
      return createBoundaryTool(desk)
    case 'trace':
      return createTraceTool(desk)
    case 'split':
      return createSplitTool(desk)
    case 'merge':
      return createMergeTool(desk)
    case 'reassign':
      return createReassignTool(desk)
    case 'hole':
      return createHoleTool(desk, nameOfHole)
  }
}
