/** What the caller may call: it runs as its owner and checks the caller's scope. */
export const asOwner = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp`;

/** What only other functions call. */
export const inside = `LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp`;
