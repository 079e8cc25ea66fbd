const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The service's id of a request, if it is one: anything else in its place is not repeated in messages and events. */
export const requestIdOf = (id: string | null | undefined): string | undefined =>
  id && GUID.test(id) ? id : undefined;
