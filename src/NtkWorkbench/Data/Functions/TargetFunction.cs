namespace NtkWorkbench;

/// <summary>A function of one variable that networks are asked to learn.</summary>
public abstract record TargetFunction
{
    /// <summary>f(x).</summary>
    public abstract double Evaluate(double x);
}
