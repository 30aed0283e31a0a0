// A process of its own that takes a data folder and keeps it until it is ended: node hold-folder.mjs MODULE FOLDER
const [module, folder] = process.argv.slice(2);
const { lockFolder } = await import(module);
try {
  await lockFolder(folder);
  process.stdout.write(`held ${process.pid}\n`);
  setInterval(() => {}, 1_000);
} catch (error) {
  process.stdout.write(`refused ${error.message}\n`);
}
