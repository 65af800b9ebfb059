# SPDX-License-Identifier: GPL-3.0-or-later
"""A running server, for the benchmarks that ask one."""
import re
import subprocess
import sys


class Server:
    def __init__(self, program, index):
        # Limits of a client are for many clients; here there is one.
        self.process = subprocess.Popen([program, "serve", "--index", index, "--listen", "127.0.0.1:0", "--rate", "1000000"],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if address := re.search(r"http://([\d.]+:\d+)", line):
                break
        else:
            sys.exit("the server did not start")
        self.address = address.group(1)

    def memory(self):
        """Resident MiB that are not pages of files."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return int(re.search(r"RssAnon:\s+(\d+)", status.read()).group(1)) / 1024

    def close(self):
        self.process.terminate()
        self.process.wait()
