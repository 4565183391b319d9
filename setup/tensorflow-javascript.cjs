// Stands in for "@tensorflow/tfjs-node" where TensorFlow's native part could not be made (see preload.cjs).
module.exports = require("@tensorflow/tfjs");

// Its own advice, to install tfjs-node, would mislead here: that was tried.
module.exports.findBackend("cpu").firstUse = false;
module.exports.setBackend("cpu");
console.warn("TensorFlow runs in its slower JavaScript version; `npm run setup` says why and tries again");
