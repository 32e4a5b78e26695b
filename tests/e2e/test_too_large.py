"""Who sends far too much is told so by a page, with the text still there, though nobody reads all that was sent."""

import http.client
import select

from . import municipality

MEGABYTES = 400
BOUNDARY = "graense"
TEXT = "Jeg har skrevet længe om cykelstierne på Nørrebro, og det her er hele min tekst."


def part(name, value):
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def test_four_hundred_megabytes_are_answered_and_the_text_is_given_back(server, database):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    file = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="film.pdf"\r\n\r\n'.encode()
    beginning = part("text", TEXT) + file
    line.putrequest("POST", municipality.open_consultation(database))
    line.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    line.putheader("Content-Length", str(len(beginning) + MEGABYTES * 1024 * 1024))
    line.putheader("Origin", server.address)
    line.endheaders(beginning)
    for _megabyte in range(64):  # far more than fits on the way; a browser, too, reads while it sends
        line.send(bytes(1024 * 1024))
        if select.select([line.sock], [], [], 0)[0]:
            break
    answer = line.getresponse()
    page = answer.read().decode()
    line.close()
    assert answer.status == 413
    assert "25 MB" in page
    assert TEXT in page
    assert "kom ikke med" in page
