"""Are the settings of an installation that people reach by HTTPS what Django asks of one?"""

import os
import subprocess
import sys

from bounceportal import env


def test_the_check_for_deployment_finds_nothing() -> None:
    only_for_browser_tests = "DJANGO_ALLOW_ASYNC_UNSAFE"
    inherited = {name: value for name, value in os.environ.items() if name != only_for_browser_tests}
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={**inherited, "HTTPS": "1", "BEHIND_PROXY": "1", "REQUIRE_MFA_FOR": "admin", "DEBUG": "0"},
        cwd=env.ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
