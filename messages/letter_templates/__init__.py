"""The words of a workspace's letters: looked through, changed one by one beside a letter, and what is wrong with them."""
