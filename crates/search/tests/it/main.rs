//! The search from outside: what it finds, what it makes of damage, how well it ranks.

mod damage;
mod finds;
mod naive;
mod quality;
mod size;
mod stored;
