namespace NtkWorkbench;

/// <summary>How a linear model came to its last parameters.</summary>
public enum LinearModelMethod
{
    /// <summary>Trained mode by mode, exactly: full-batch SGD or momentum on the mean squared error. Under instance noise it is the mean
    /// over the noise, exact without hidden layers, otherwise that over some draws of it.</summary>
    Modes,

    /// <summary>Trained in its parameters by the network's own optimizer, batches and draws.</summary>
    Parameters,

    /// <summary>Not trained, for it would take too long: f₀ + J(θ − θ₀) at the network's last parameters.</summary>
    TooLong,

    /// <summary>Not trained to the end, for it diverged: f₀ + J(θ − θ₀) at the network's last parameters.</summary>
    Diverged,

    /// <summary>Trained by full-batch SGD or momentum on the mean squared error in the Krylov space of its residual, where there are too
    /// many modes: <see cref="KrylovDescent"/>, to 10⁻⁶ of how far it moves or as far as 300 products come (<see
    /// cref="KrylovEnd"/>).</summary>
    Krylov,
}
