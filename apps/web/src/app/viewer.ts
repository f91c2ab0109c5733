import { createContext, useCallback, useContext } from 'react';
import { graphql } from '../gql/index.ts';
import { type ViewerQuery } from '../gql/graphql.ts';

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      id
      name
      dutyId
      agencyId
      roles
      permissions
      programmes
      units
      now
      draftKey
      duties {
        id
        title
        agencyName
      }
    }
  }
`);

export type Viewer = ViewerQuery['viewer'];

export const ViewerContext = createContext<Viewer | undefined>(undefined);

/** Who works at this console, under the duty chosen. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('nobody is signed in here');
  return viewer;
}

/** Whether the viewer may do something: `useMay()('case.start')`. What he may not is not on the screen. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useViewer();
  return useCallback((permission) => permissions.includes(permission), [permissions]);
}

export const dutyOf = (viewer: Viewer): Viewer['duties'][number] | undefined =>
  viewer.duties.find(({ id }) => id === viewer.dutyId);

/** The area one acts for, in few words: `Phường Bạc Liêu` for `Ủy ban nhân dân phường Bạc Liêu`. */
export function areaOf(viewer: Viewer): string {
  const name = (dutyOf(viewer)?.agencyName ?? '').replace(/^Ủy ban nhân dân /, '');
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}
