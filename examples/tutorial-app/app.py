import os

import psycopg
from flask import Flask

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]


@app.get("/")
def index():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        (visits,) = connection.execute(
            "INSERT INTO visits DEFAULT VALUES RETURNING id"
        ).fetchone()
    return f"You are visitor number {visits}.\n"
