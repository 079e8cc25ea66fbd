/** Calls for 0 up to `count`, `width` at a time. */
export async function inLanes(
  count: number,
  width: number,
  call: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await call(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
