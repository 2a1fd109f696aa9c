/** The numbered folders of a project and the files git needs beside them. */

export const FOLDERS = [
  '01_Assets/Characters',
  '01_Assets/Locations',
  '01_Assets/Props',
  '01_Assets/Styles',
  '01_Assets/Music',
  '02_Source_Creative/Treatments',
  '02_Source_Creative/Scripts',
  '02_Source_Creative/ShotLists',
  '02_Source_Creative/Canvas',
  '03_Renders',
  '04_Project_Files',
] as const;

/** What can be rebuilt or delivered again never enters git. */
export const GITIGNORE = `# Rebuilt from the files at any time
/05_Cache/
# Deliverables
/06_Exports/
# Writes that a killed process left behind
.slateline-*.tmp
# Which machine is at work on this project
/.slateline-host.json
`;

const MEDIA = [
  'png',
  'jpg',
  'jpeg',
  'webp',
  'avif',
  'tif',
  'exr',
  'psd',
  'mp4',
  'mov',
  'webm',
  'mkv',
  'wav',
  'mp3',
  'ogg',
  'flac',
  'm4a',
  'safetensors',
];

/**
 * Media go through LFS; scripts and decisions stay text that merges. No textconv for scripts: editors read old
 * revisions through it and would show converted text.
 */
export const GITATTRIBUTES = `* text=auto
*.story text diff=story
*.fountain text diff=story
*.json text
*.lut text
${MEDIA.map((extension) => `*.${extension} filter=lfs diff=lfs merge=lfs -text`).join('\n')}
`;
