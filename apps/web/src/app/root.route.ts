import { createRootRoute } from '@tanstack/react-router';
import { Absent } from '../kit/states.tsx';
import { Frame } from './frame.tsx';

/** Every screen hangs below it: `getParentRoute: () => rootRoute`. */
export const rootRoute = createRootRoute({ component: Frame, notFoundComponent: Absent });
