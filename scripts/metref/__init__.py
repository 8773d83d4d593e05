"""The MET Reference: reads its pages, checks them, draws them and builds the site."""
