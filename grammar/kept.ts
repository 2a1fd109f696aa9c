/**
 * What is gathered from one part of a story and kept with it. Scenes that an edit did not touch keep their
 * findings and elements from build to build, so whoever looks at the whole story looks again only into what is new.
 */
export function keptWith<Key extends object, Value>(gather: (key: Key) => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, Value>();
  return (key) => {
    let value = kept.get(key);
    if (value === undefined) {
      value = gather(key);
      kept.set(key, value);
    }
    return value;
  };
}
