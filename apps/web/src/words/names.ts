/** `xã Năm Căn` for `Xã Năm Căn`: the name of a unit within a sentence. */
export const withinText = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
