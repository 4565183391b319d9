"""Takes TensorFlow's libraries and headers out of its wheel: unpack_wheel.py WHEEL LIBRARIES HEADERS"""

import os
import shutil
import sys
import zipfile

HEADERS = {
    *(f"tensorflow/c/{name}.h" for name in
      ("c_api", "c_api_macros", "tf_attrtype", "tf_buffer", "tf_datatype", "tf_status", "tf_tensor", "tf_tstring")),
    "tensorflow/c/eager/c_api.h",
    "tensorflow/core/platform/ctstring.h",
    "tensorflow/core/platform/ctstring_internal.h",
    "tsl/platform/ctstring.h",
    "tsl/platform/ctstring_internal.h",
    "xla/tsl/c/tsl_status.h",
}
LIBRARIES = {
    "libtensorflow_cc.so.2", "libtensorflow_framework.so.2",
    "libtensorflow_cc.2.dylib", "libtensorflow_framework.2.dylib",
}


def unpack(wheel, libraries, headers):
    found = {"headers": 0, "libraries": 0}
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            header = name.split("/include/", 1)[-1]
            library = name.split("/", 1)[-1]
            if header in HEADERS and "/include/" in name:
                target, kind = os.path.join(headers, header), "headers"
            elif name.startswith("tensorflow/") and library in LIBRARIES:
                target, kind = os.path.join(libraries, library), "libraries"
            else:
                continue
            found[kind] += 1
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(name) as source, open(target, "wb") as sink:
                shutil.copyfileobj(source, sink, 1 << 20)
    if found != {"headers": len(HEADERS), "libraries": 2}:
        sys.exit(f"Cannot use {os.path.basename(wheel)} as it must hold {len(HEADERS)} headers and 2 libraries: found {found}")


unpack(*sys.argv[1:])
