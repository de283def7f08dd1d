// Parts a list of files so that no request grows too large.

/** Groups `items` ({file}) in their order: at most `files` and about `bytes` a group; a larger file goes alone. */
export function partition(items, bytes, files) {
  const groups = [];
  let size = Infinity;
  for (const item of items) {
    const group = groups.at(-1);
    if (!group || group.length >= files || size + item.file.size > bytes) {
      groups.push([item]);
      size = item.file.size;
    } else {
      group.push(item);
      size += item.file.size;
    }
  }
  return groups;
}
