"""Reads every part of every archive of a folder and parses it, and the sequences and SDM packages inside, as inspect does."""
import io
import os
import sys
import zipfile
from xml.etree import ElementTree

folder = sys.argv[1]
for name in os.listdir(folder):
    with zipfile.ZipFile(os.path.join(folder, name)) as archive:
        for entry in archive.infolist():
            data = archive.read(entry)
            if not entry.filename.endswith((".xml", ".rels", ".psmdcp")):
                continue
            tree = ElementTree.parse(io.BytesIO(data))
            for value in tree.iter("VALUE"):
                text = (value.text or "").strip()
                if text.startswith("<"):
                    for node in ElementTree.fromstring(text).iter():
                        len(node.attrib)
