namespace NtkWorkbench.Runs;

/// <summary>f(x) = f₀(x) + Θ(x, X)(Θ + λI)⁻¹(y − f₀(X)), f₀ the network at a checkpoint and Θ its tangent kernel there.</summary>
internal static class TangentRidgeRegression
{
    /// <exception cref="NumericalException">Θ + λI is singular to working precision.</exception>
    public static TangentRidgeFit Fit(NetworkRunPlan plan, NamedCheckpoint checkpoint, TangentAnalysis tangent, double ridge)
    {
        using IEngine engine = plan.Engine.Create(plan.Architecture, Precision.Float64, checkpoint.Parameters);
        using ITangentFeatures train = engine.Linearize(plan.Data.Train.Inputs.Values);
        double[] residuals = new double[tangent.Kernel.Rows];
        System.Numerics.Tensors.TensorPrimitives.Subtract(plan.Data.Train.Targets.Values, tangent.TrainOutputs.Values, residuals);
        var regression = KernelRegression.Fit(tangent.Kernel, residuals, ridge);
        return new TangentRidgeFit
        {
            Ridge = ridge,
            GridOutputs = Predict(engine, train, regression, plan.Grid),
            TrainLoss = Error(Predict(engine, train, regression, plan.Data.Train.Inputs), plan.Data.Train),
            TestLoss = plan.Data.Test is Dataset test ? Error(Predict(engine, train, regression, test.Inputs), test) : null,
        };
    }

    private static Matrix Predict(IEngine engine, ITangentFeatures train, KernelRegression regression, Matrix inputs)
    {
        var outputs = new Matrix(inputs.Rows, engine.Architecture.OutputCount);
        engine.Evaluate(inputs.Values, outputs.Values);
        using ITangentFeatures features = engine.Linearize(inputs.Values);
        double[] learned = new double[outputs.Values.Length];
        regression.Predict(TangentKernels.Compute(features, train), learned);
        System.Numerics.Tensors.TensorPrimitives.Add(outputs.Values, learned, outputs.Values);
        return outputs;
    }

    private static double Error(Matrix outputs, Dataset data)
    {
        double distance = System.Numerics.Tensors.TensorPrimitives.Distance<double>(outputs.Values, data.Targets.Values);
        return distance * distance / outputs.Values.Length;
    }
}
