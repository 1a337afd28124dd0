"""The gatehouse: people who sign in, their posts, their sign-ins and their second factor."""
