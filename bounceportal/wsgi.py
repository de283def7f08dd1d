"""Where does a WSGI server find the portal?"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bounceportal.settings")
application = get_wsgi_application()
